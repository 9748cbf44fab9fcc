-- A conversation with the server from inside Neovim, its built-in client and nothing else:
--   nvim --headless --clean -n -c 'luafile test/lsp/neovim.lua'
-- GROUNDLINE_SERVER is the server's program, the working directory the workspace.
local function until_true(what, holds)
  assert(vim.wait(15000, holds, 20), what .. ': not within 15 s')
end

local function converse()
  vim.cmd('edit README.md')
  local buffer = vim.api.nvim_get_current_buf()
  local id = vim.lsp.start_client({
    name = 'groundline',
    cmd = { vim.env.GROUNDLINE_NODE, vim.env.GROUNDLINE_SERVER, '--stdio' },
    root_dir = vim.fn.getcwd(),
  })
  assert(id, 'the client did not start')
  vim.lsp.buf_attach_client(buffer, id)

  until_true('a diagnostic is shown', function() return #vim.diagnostic.get(buffer) == 1 end)
  local found = vim.diagnostic.get(buffer)[1]
  print(('shown: %d:%d %s [%s]'):format(found.lnum + 1, found.col + 1, found.message, found.code or '?'))
  assert(found.message == 'No service "bakend" in compose.yaml; it defines backend, db', found.message)
  assert(found.source == 'groundline')

  vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
  vim.ui.select = function(items, options, choose)
    for _, item in ipairs(items) do print('offered: ' .. options.format_item(item)) end
    choose(items[1], 1)
  end
  vim.lsp.buf.code_action()
  until_true('the fix is applied', function()
    return vim.api.nvim_buf_get_lines(buffer, found.lnum, found.lnum + 1, true)[1] == 'docker compose logs -f backend'
  end)
  until_true('the diagnostic is gone', function() return #vim.diagnostic.get(buffer) == 0 end)

  vim.api.nvim_buf_set_lines(buffer, found.lnum, found.lnum + 1, true, { 'docker compose logs -f datenbank' })
  until_true('unsaved text is checked', function()
    local now = vim.diagnostic.get(buffer)[1]
    return now ~= nil and now.message:find('No service "datenbank"', 1, true) ~= nil
  end)

  vim.lsp.stop_client(id)
  until_true('the server ends', function() return vim.lsp.client_is_stopped(id) end)
end

local ok, message = pcall(converse)
if ok then
  io.stdout:write('\n1 passed, 0 failed\n')
  vim.cmd('qall!')
else
  io.stdout:write('\n' .. tostring(message) .. '\n0 passed, 1 failed\n')
  vim.cmd('cquit 1')
end
