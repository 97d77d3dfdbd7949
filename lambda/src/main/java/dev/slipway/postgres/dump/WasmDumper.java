package dev.slipway.postgres.dump;

import dev.slipway.postgres.Connector;
import dev.slipway.postgres.SocketSession;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * The pg_dump that is built in. Java logs in, so whatever it can do about TLS and passwords holds
 * here; the module gets a session that is open.
 */
final class WasmDumper implements SchemaDumper {

  private static final String PROGRAM = "The built-in pg_dump " + DumpProgram.VERSION;

  private final Connector connector;
  private final DumpResult result;

  WasmDumper(Connector connector) {
    this.connector = connector;
    this.result = new DumpResult(PROGRAM, connector.database());
  }

  @Override
  public String version() {
    return DumpProgram.VERSION;
  }

  @Override
  public void dump(DumpRequest request, OutputStream out) {
    DumpOutput output = new DumpOutput(out);
    DumpMessages messages = new DumpMessages();
    try (SocketSession session = connector.openWithSocket()) {
      // The driver has set this machine's zone, in which the defaults of columns would be written.
      session.session().execute("SET TimeZone = 'UTC'");
      session.socket().setSoTimeout(0);
      DumpModule module = new DumpModule(new Peer(session), output, messages);
      List<String> arguments = DumpArguments.of(request, connector.options());
      int status = new ModuleThread(session, () -> module.run(arguments)).join();
      output.flush();
      result.check(status, output, messages);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw result.cancelled();
    } catch (IOException | ModuleThread.Broken e) {
      throw result.broken(e, messages);
    }
  }
}
