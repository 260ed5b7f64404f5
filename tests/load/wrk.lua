-- For wrk: one line of JSON at the end; and, when LOAD_ADDRESSES names a file, its addresses in turn instead of the one given.
local file = os.getenv("LOAD_ADDRESSES")
local requests = {}
local n = 0

if file then
	function init()
		for line in io.lines(file) do
			requests[#requests + 1] = wrk.format(nil, line)
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
