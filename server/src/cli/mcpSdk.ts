/** What `groundline mcp` needs of the SDK: a bundle of its own, a quarter as large as the program, that no other command has to load. */
export { Server } from '@modelcontextprotocol/server';
export { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
