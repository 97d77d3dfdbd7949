package dev.slipway.postgres.dump;

import dev.slipway.config.DatabaseSettings;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SocketSession;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * A pg_dump that gets a session which is open. Java logs in, so whatever it can do about TLS and
 * passwords holds here.
 */
abstract class SessionDumper implements SchemaDumper {

  /**
   * The driver has set this machine's zone, in which the defaults of columns would be written; and
   * what role or database say of writing must not show in definitions, which are compared where
   * other things are said. That a transaction is open already when pg_dump begins one is on
   * purpose.
   */
  private static final String SET_UP =
      """
      SET TimeZone = 'UTC';
      SET bytea_output = 'hex';
      SET quote_all_identifiers = off;
      SET client_min_messages = error\
      """;

  /**
   * What pg_dump has prepared, it would prepare again; an encoding that it has set is set no more,
   * so that the server would not tell the next one of it.
   */
  private static final String TIDY = "DEALLOCATE ALL;\nSET client_encoding = ";

  private final Connector connector;
  private final DumpResult result;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  SessionDumper(Connector connector, String program) {
    this.connector = connector;
    this.result = new DumpResult(program, connector.database());
  }

  /** Runs pg_dump on the session; gives its status. An interrupt ends it, on the server too. */
  abstract int run(
      List<String> arguments, SocketSession session, OutputStream output, DumpMessages messages)
      throws InterruptedException, IOException;

  @Override
  public List<String> warnings() {
    return told.stream().sorted().toList();
  }

  DumpResult result() {
    return result;
  }

  List<String> arguments(DumpRequest request) {
    return DumpArguments.of(request, connector.options());
  }

  DatabaseSettings database() {
    return connector.database();
  }

  @Override
  public void dump(DumpRequest request, OutputStream out) {
    try (SocketSession session = connector.openWithSocket()) {
      dump(request, session, out);
    }
  }

  @Override
  public void dump(DumpRequest request, SocketSession in, OutputStream out) {
    DumpOutput output = new DumpOutput(out);
    read(arguments(request), in, output, output::isComplete);
  }

  /** Runs pg_dump so that the session can be used on; {@code isComplete} is asked at the end. */
  final void read(
      List<String> arguments, SocketSession in, OutputStream output, BooleanSupplier isComplete) {
    Session session = in.session();
    result.of(
        messages -> {
          session.execute(SET_UP);
          in.socket().setSoTimeout(0);
          int status = session.lend(() -> run(arguments, in, output, messages));
          output.flush();
          result.check(status, isComplete.getAsBoolean(), messages);
          session.executeAsWritten(TIDY + session.encoding());
          messages.warnings().stream().filter(told::add).forEach(connector::tell);
        });
  }
}
