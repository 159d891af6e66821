-- Asks every address of a file in its turn: ADDRESSES=file wrk -s bench/in_turn.lua http://…

local requests = {}
for address in io.lines(os.getenv("ADDRESSES")) do
    requests[#requests + 1] = address
end
local turn = 0

request = function()
    turn = turn % #requests + 1
    return wrk.format("GET", requests[turn])
end
