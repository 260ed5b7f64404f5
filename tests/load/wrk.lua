-- For wrk: one line of JSON at the end; and, when LOAD_ADDRESSES or LOAD_COOKIES names a file, its addresses, or its cookies, in turn instead of the one given.
local file = os.getenv("LOAD_ADDRESSES")
local cookies = os.getenv("LOAD_COOKIES")
local requests = {}
local n = 0

if file or cookies then
	function init()
		for line in io.lines(file or cookies) do
			if file then
				requests[#requests + 1] = wrk.format(nil, line)
			else
				requests[#requests + 1] = wrk.format(nil, nil, {Cookie = line})
			end
		end
	end

	function request()
		n = n % #requests + 1
		return requests[n]
	end
end

function done(summary, latency)
	local e = summary.errors
	io.write(string.format('{"requests":%d,"us":%d,"p50":%d,"p99":%d,"connect":%d,"read":%d,"write":%d,"timeout":%d,"status":%d}\n',
		summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), e.connect, e.read, e.write, e.timeout, e.status))
end
