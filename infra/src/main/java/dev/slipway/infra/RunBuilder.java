package dev.slipway.infra;

import dev.slipway.config.Consent;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;

/** What can be said about how migrations run, after the function: which, where and how long. */
public abstract class RunBuilder<B extends RunBuilder<B>> extends FunctionBuilder<B> {

  @Nullable String migrations;
  String environment = "dev";
  RunOn runOn = RunOn.EVERY_DEPLOY;
  OnRollback onRollback = OnRollback.KEEP;
  OutOfOrder outOfOrder = OutOfOrder.REFUSE;
  boolean backfill;
  @Nullable String hazards;
  @Nullable String hazardsSince;
  final Map<String, String> hazardLevels = new TreeMap<>();
  final Map<String, String> set = new TreeMap<>();
  final Set<String> setEnv = new TreeSet<>();
  @Nullable String approved;
  @Nullable Duration lockTimeout;
  @Nullable Integer lockTries;
  @Nullable Duration statementTimeout;
  @Nullable Duration connectWait;
  @Nullable Duration runLockWait;
  @Nullable String historySchema;
  @Nullable String migrationsFormat;
  @Nullable String protectedEnvironments;
  final Set<Consent> consents = EnumSet.noneOf(Consent.class);

  RunBuilder() {}

  /** The folder of migrations, from where the app is started. Needed. */
  public B migrations(String folder) {
    migrations = folder;
    return self();
  }

  /**
   * {@code dev}, {@code staging}, {@code prod}, ... Default: dev. In protected ones, backups come
   * first, and drift is refused. The database remembers the environment it is of.
   */
  public B environment(String value) {
    environment = value;
    return self();
  }

  /** Which environments are protected. Default: prod, production, prd and live. */
  public B protectedEnvironments(String... names) {
    protectedEnvironments = String.join(",", names);
    return self();
  }

  /**
   * Whether the files are meant for a database that holds tables already, of which no history of
   * ours tells anything. Default: no, and the first deploy there is refused.
   */
  public B existingDatabase(boolean value) {
    return agree(Consent.EXISTING, value);
  }

  /**
   * Whether a deploy takes over what other hands have changed in the schema. Default: not in
   * protected environments, where it is refused.
   */
  public B acceptDrift(boolean value) {
    return agree(Consent.ACCEPT_DRIFT, value);
  }

  /**
   * Whether the database is of {@code environment} from now on, whatever it remembers. For one
   * deploy. Default: no, and a deploy that says another environment is refused.
   */
  public B environmentChanged(boolean value) {
    return agree(Consent.ENVIRONMENT_CHANGED, value);
  }

  private B agree(Consent consent, boolean value) {
    consents.remove(consent);
    if (value) {
      consents.add(consent);
    }
    return self();
  }

  /** Which deploys run the migrations. Default: each. */
  public B runOn(RunOn value) {
    runOn = value;
    return self();
  }

  /** What a rollback does to the schema. Default: nothing. */
  public B onRollback(OnRollback value) {
    onRollback = value;
    return self();
  }

  /**
   * What becomes of files whose versions are lower than the newest applied one. Default: the deploy
   * is refused.
   */
  public B outOfOrder(OutOfOrder value) {
    outOfOrder = value;
    return self();
  }

  /**
   * Whether a deploy runs the backfills that its migrations require and that are not done, each
   * before its migration. Default: no, and such a deploy is refused, naming the rows left.
   */
  public B backfill(boolean value) {
    backfill = value;
    return self();
  }

  /**
   * What becomes of hazards in the files that a deploy would run, as {@code lint} tells them by
   * their text: {@code warn} tells them in the deploy's message, {@code refuse} fails the deploy
   * before anything runs where one counts as an error, {@code ignore} does nothing. A file accepts
   * one with {@code -- slipway: allow=KIND -- REASON}. Default: warn in protected environments.
   */
  public B hazards(String value) {
    hazards = value;
    hazardsSince = null;
    return self();
  }

  /**
   * The same, and with {@code refuse} the files above a version, as one set, are refused at synth
   * already. Which files a database lacks is known at the deploy only: say the last version that
   * all databases have.
   */
  public B hazards(String value, String since) {
    hazards = value;
    hazardsSince = since;
    return self();
  }

  /**
   * How much a kind of hazard counts: {@code off}, {@code warning} or {@code error}. Default: as
   * {@code lint} counts it.
   */
  public B hazardLevel(String kind, String level) {
    hazardLevels.put(kind, level);
    return self();
  }

  /**
   * What a deploy may run and nothing else, as {@code plan} has answered it in {@code approval}:
   * where anything else is pending, the deploy is refused before anything runs. Empty text stands
   * for none. May be known at the deploy only. Default: a deploy runs whatever is pending.
   */
  public B approved(String value) {
    approved = value;
    return self();
  }

  /** Replaces {@code ${name}} in the migrations. The value may be known at the deploy only. */
  public B set(String name, String value) {
    set.put(name, value);
    return self();
  }

  /**
   * Replaces {@code ${name}} in the migrations by what the function's variable of that name holds,
   * and keeps it secret. The variable is given by {@code getFunction().addEnvironment(...)}.
   */
  public B setEnv(String... names) {
    setEnv.addAll(List.of(names));
    return self();
  }

  /** Longest wait for one lock. Default: what the role says, else 2 s. */
  public B lockTimeout(Duration value) {
    lockTimeout = value;
    return self();
  }

  /** How often a migration is tried when a lock stands in its way. Default: 10 times. */
  public B lockTries(int times) {
    lockTries = times;
    return self();
  }

  /** Longest time for one statement of a migration. Default: what the role says. */
  public B statementTimeout(Duration value) {
    statementTimeout = value;
    return self();
  }

  /** How long a deploy tries to connect. Default: 60 s. */
  public B connectWait(Duration value) {
    connectWait = value;
    return self();
  }

  /** How long one call waits for another run to end; the next call goes on. Default: 10 min. */
  public B runLockWait(Duration value) {
    runLockWait = value;
    return self();
  }

  /**
   * The tool whose form the folder has, as in {@code MIGRATIONS_FORMAT}: native, flyway, goose and
   * so on. Default: the files tell.
   */
  public B migrationsFormat(String value) {
    migrationsFormat = value;
    return self();
  }

  /** Where the history tables are. Default: public. */
  public B historySchema(String value) {
    historySchema = value;
    return self();
  }
}
