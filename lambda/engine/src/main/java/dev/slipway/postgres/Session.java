package dev.slipway.postgres;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.TransactionState;

/**
 * One connection to a server. Each call of {@link #execute} is one network round trip, however many
 * statements the text holds (PostgreSQL manual, chapter 54.2.2 "Simple Query"). Not thread-safe.
 */
public final class Session implements AutoCloseable {

  private static final int FLAGS =
      QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
          | QueryExecutor.QUERY_SUPPRESS_BEGIN
          | QueryExecutor.QUERY_ONESHOT;

  /**
   * Whoever may create in a schema of the search_path could plant an operator or a function that
   * fits better than the server's (CVE-2018-1058). Resolves no name itself.
   */
  private static final String OURS = "SET LOCAL search_path = pg_catalog, pg_temp;\n";

  private final BaseConnection driver;
  private final Screen screen;
  private final Surroundings surroundings;
  private final CallLimits limits;
  private @Nullable LongConsumer sent;
  private boolean bytes;
  private final GuardedCalls calls;
  private final SessionSetup opening;
  private final SessionOptions options;
  private final Map<String, String> reportedAtFirst;

  Session(Link link, SessionOptions options, Surroundings surroundings) {
    this.driver = link.connection();
    this.screen = link.screen();
    this.surroundings = surroundings;
    this.options = options;
    this.limits = new CallLimits(options.timeLeft());
    this.calls = new GuardedCalls(link, limits, surroundings, options.connectWait().longest());
    this.opening = SessionSetup.of(options.lockTimeout(), driver.getBackendPID());
    this.reportedAtFirst = reported();
    surroundings.interruption().opened(this);
  }

  /**
   * Runs texts of ours: their names are looked up in pg_catalog alone, whatever the session's
   * search_path. Each text is one transaction, or a part of the one that is open: behind a COMMIT
   * in it, names would be looked up as the session has it. Gives the rows of each statement that
   * answers rows. Throws {@link SqlFailure} for the first statement that fails; an open transaction
   * is then left to the caller.
   */
  public List<Rows> execute(String... texts) {
    try {
      return execute(OURS + String.join(";\n" + OURS, texts), answers());
    } catch (SqlFailure e) {
      throw e.withoutFirst();
    }
  }

  /**
   * Runs a text as it is, its names looked up as the session has it: for what others wrote, and for
   * statements that must not run in a transaction block. Nothing stands in front of it: a session
   * that is not set up yet is so before, in a round trip of its own. Otherwise as {@link #execute}.
   */
  public List<Rows> executeAsWritten(String sql) {
    setUp();
    return execute(sql, answers());
  }

  /** The same, and no row of what it answers is kept, however many there are. */
  public void run(String sql) {
    setUp();
    screen.dropRows();
    try {
      execute(sql, answers());
    } finally {
      screen.passRows();
    }
  }

  /**
   * The same for a text that may wait without end: {@code waits} hears for whom, from another
   * thread.
   */
  public void run(String sql, Consumer<String> waits) {
    setUp();
    try (WaitsFor watch = WaitsFor.start(surroundings.questions(), announcedPid(), waits)) {
      Objects.requireNonNull(watch);
      run(sql);
    }
  }

  /**
   * Runs a text as {@link #executeAsWritten} does, and tells how many rows its last statement has
   * changed or, where it answers some, answered.
   */
  public long change(String sql) {
    setUp();
    ServerAnswers answers = answers();
    execute(sql, answers);
    return answers.changed();
  }

  /**
   * Runs a text and gives the values that its last query answered, row by row, without those that
   * are null; its names are looked up as the session has it. Throws {@link SqlFailure}.
   */
  public List<String> values(String sql) {
    setUp();
    ServerAnswers answers = answers();
    execute(sql, answers);
    return answers.values();
  }

  private List<Rows> execute(String sql, ServerAnswers answers) {
    SessionSetup first = inTransaction() ? SessionSetup.NONE : opening;
    String before = first.prefix();
    try {
      calls.run(() -> send(before + sql, answers));
      return first.answered(answers.rows());
    } catch (SQLException e) {
      int completed = first.failed(answers);
      SqlFailure failure = failure(e, completed, before.length());
      throw DatabaseEncoding.located(failure, this, before + sql);
    } catch (IOException e) {
      throw new IllegalStateException("reading and writing in memory cannot fail", e);
    }
  }

  private int send(String sql, ServerAnswers answers) throws SQLException {
    // The driver would read the text through and keep a copy, only to send it as it is.
    NativeQuery text = new NativeQuery(written(sql), SqlCommand.BLANK);
    Query query = driver.getQueryExecutor().wrap(List.of(text));
    driver.getQueryExecutor().execute(query, null, answers, 0, 0, FLAGS);
    return answers.completed();
  }

  /** For COPY, whose rows are no text of SQL. */
  public Copies copies() {
    LongConsumer told = sent == null ? bytes -> {} : sent;
    return new Copies(this, new Copies.Speech(driver, calls), screen, told);
  }

  /**
   * Who is told how many bytes of rows went to the server, as they go, by the thread that sends.
   */
  public void tellSent(LongConsumer told) {
    sent = told;
  }

  /** What a call says that failed. */
  SqlFailure failure(SQLException e, int completed, int before) {
    SqlFailure failure = new SqlFailure(e, completed, before, Cancellation.isOver(driver));
    return surroundings.explained(failure);
  }

  private ServerAnswers answers() {
    return new ServerAnswers(surroundings.notices(), bytes);
  }

  /** Sees to it that the session is one of ours before anything else is said. */
  void setUp() {
    if (opening.isDue() && !inTransaction()) {
      execute("", answers());
    }
  }

  /**
   * Texts are {@link ByteText} from now on where the server knows no encoding, so that there is no
   * name that cannot be read and written. Throws {@link SqlFailure}.
   */
  void passBytes() {
    if (DatabaseEncoding.isUnknown(this)) {
      executeAsWritten("SET client_encoding TO " + DatabaseEncoding.ANY);
      screen.passBytes();
      bytes = true;
    }
  }

  /** A text as the driver has to get it. */
  String written(String sql) {
    return bytes ? ByteText.characters(sql) : sql;
  }

  /** The encoding of what is sent and answered. */
  public String encoding() {
    return bytes ? DatabaseEncoding.ANY : "UTF8";
  }

  /** Ends an open transaction without its changes; no round trip when there is none. */
  public void rollBack() {
    if (inTransaction()) {
      executeAsWritten("ROLLBACK");
    }
  }

  /**
   * How long the session was to wait for locks and statements before it was set up as one of ours:
   * what its role, its database or the server say. One round trip when it was not used yet.
   */
  public Timeouts given() {
    setUp();
    return opening.given();
  }

  /** Sets the session up although another process answers than the one that was announced. */
  public void setUpBehindPooler() {
    execute(SessionSettings.ours(options.lockTimeout()));
  }

  /** How long later calls may take. */
  public CallLimits limits() {
    return limits;
  }

  /** True while a transaction is open, failed or not. */
  public boolean inTransaction() {
    return driver.getTransactionState() != TransactionState.IDLE;
  }

  /** The process id the server, or whatever stands before it, announced when we connected. */
  public int announcedPid() {
    return driver.getBackendPID();
  }

  /** All that the server reports of itself by name, such as {@code client_encoding}. */
  public Map<String, String> reported() {
    Map<String, String> reported = new HashMap<>(driver.getParameterStatuses());
    if (bytes) {
      reported.put("client_encoding", encoding());
    }
    return Map.copyOf(reported);
  }

  /** The same as it was before we have set anything. */
  public Map<String, String> reportedAtFirst() {
    return reportedAtFirst;
  }

  /**
   * Has the server asked to cancel what the session waits for, from any thread and without waiting
   * for it: where the network is silent, asking takes as long as all else. A session that is closed
   * meanwhile waits for nothing.
   */
  public void cancel() {
    Cancellation.ask(driver, surroundings.notices());
  }

  /** The server's version as it announced it, such as {@code 18.6}. */
  public String serverVersion() {
    return String.valueOf(driver.getParameterStatus("server_version"));
  }

  /**
   * Lets somebody else use the socket of a {@link SocketSession}. A session that the server works
   * for no more is given up; an IOException says so.
   */
  public <R> R lend(SocketLoan<R> loan) throws IOException, InterruptedException {
    screen.lift();
    try {
      return calls.lend(loan);
    } finally {
      screen.lower();
    }
  }

  /** The major version of the server, as the driver has read it: 18 of {@code 18.6}. */
  public int serverMajor() {
    return driver.getQueryExecutor().getServerVersionNum() / 10_000;
  }

  /** Ends the connection and whatever is under way on it, from any thread; nobody is told. */
  public void giveUp() {
    calls.giveUp();
  }

  /** Closes the connection; the server ends what was open. Never throws. */
  @Override
  public void close() {
    surroundings.interruption().closed(this);
    calls.end();
    try {
      driver.close();
    } catch (SQLException alreadyGone) {
      surroundings.notices().accept("closing the connection failed: " + alreadyGone.getMessage());
    }
  }
}
