package dev.slipway.postgres.dump;

import dev.slipway.postgres.Connector;
import dev.slipway.postgres.SocketSession;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The pg_dump that is built in. */
final class WasmDumper extends SessionDumper {

  WasmDumper(Connector connector) {
    super(connector, "The built-in pg_dump " + DumpProgram.VERSION);
  }

  @Override
  public String version() {
    return DumpProgram.VERSION;
  }

  @Override
  int run(List<String> arguments, SocketSession session, OutputStream output, DumpMessages messages)
      throws InterruptedException, IOException {
    DumpModule module = new DumpModule(new Peer(session), output, messages);
    try {
      return new ModuleThread(session, () -> module.run(arguments)).join();
    } catch (ModuleThread.Broken e) {
      throw new IOException(e.getCause());
    }
  }
}
