import { type Location, serverCommands } from '../protocol.ts';
import { pageOf } from './convert.ts';
import type { Session } from './session.ts';

/** Executes the commands of code actions: shows a fact or a rule's page in the client. */
export function provideCommands({ connection, rulePages }: Session): void {
  connection.onExecuteCommand(async ({ command, arguments: [argument] = [] }) => {
    if (command === serverCommands.showFact) {
      const { uri, range } = argument as Location;
      await connection.window.showDocument({ uri, selection: range, takeFocus: true });
    } else if (command === serverCommands.openPage && rulePages !== undefined) {
      await connection.window.showDocument({ uri: pageOf(rulePages, String(argument)), takeFocus: true });
    }
    return null;
  });
}
