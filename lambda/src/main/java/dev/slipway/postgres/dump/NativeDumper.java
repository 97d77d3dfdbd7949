package dev.slipway.postgres.dump;

import dev.slipway.postgres.Connector;
import dev.slipway.postgres.KeepAlive;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** A pg_dump that is installed, with a connection of its own. */
final class NativeDumper implements SchemaDumper {

  private final InstalledDump installed;
  private final Connector connector;
  private final DumpResult result;

  NativeDumper(InstalledDump installed, Connector connector) {
    this.installed = installed;
    this.connector = connector;
    this.result =
        new DumpResult(
            "pg_dump " + installed.version() + " (" + installed.program() + ")",
            connector.database());
  }

  @Override
  public String version() {
    return installed.version();
  }

  @Override
  public void dump(DumpRequest request, OutputStream out) {
    DumpOutput output = new DumpOutput(out);
    DumpMessages messages = new DumpMessages();
    try (LibpqFiles files = new LibpqFiles(connector.database())) {
      ProcessBuilder builder = new ProcessBuilder(command(request));
      LibpqEnvironment.set(builder.environment(), connector.database(), files);
      int status = new DumpProcess(files.start(builder), output, messages).join();
      output.flush();
      result.check(status, output, messages);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw result.cancelled();
    } catch (IOException e) {
      throw result.broken(e, messages);
    }
  }

  private List<String> command(DumpRequest request) {
    List<String> command = new ArrayList<>();
    command.add(installed.program().toString());
    command.add("--no-password");
    command.add("--dbname=" + KeepAlive.OF_LIBPQ);
    command.addAll(DumpArguments.of(request, connector.options()));
    return command;
  }
}
