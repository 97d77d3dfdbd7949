package dev.slipway.handler;

import dev.slipway.Directory;
import dev.slipway.Wiring;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.config.CredentialStores;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Settings;
import dev.slipway.config.SettingsReader;
import dev.slipway.config.VariableNames;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.SlipwayException;
import dev.slipway.ledger.Deadline;
import dev.slipway.ledger.SeenDeploys;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** One call of the function: its settings, its time, its log and its metrics. */
record Invocation(
    Map<String, String> variables,
    CredentialStores stores,
    Deadline deadline,
    JsonLog log,
    Metrics metrics) {

  /**
   * Throws {@link InvalidInput} when the migrations that an event names are not those of the
   * function.
   */
  void requireMigrations(String place) {
    DeployFiles.requireOwn(place, variables.get(VariableNames.MIGRATIONS));
  }

  /** This call with a deadline that may be sooner. */
  Invocation withDeadline(Deadline sooner) {
    return new Invocation(variables, stores, sooner, log, metrics);
  }

  /**
   * Performs the request of an action, logs and measures it; where there is a bus for that, it
   * hears how a run has ended. Throws what the action throws.
   */
  Report perform(String action, Request request) {
    String bus = variables.get(VariableNames.EVENT_BUS);
    return bus != null && request.isRun()
        ? told(new RunEvents(bus, variables, log), action, request)
        : perform(request);
  }

  private Report told(RunEvents events, String action, Request request) {
    try {
      Report report = perform(request);
      events.succeeded(report, nameForResource());
      return report;
    } catch (RuntimeException e) {
      events.failed(action, e, nameForResource());
      throw e;
    }
  }

  /** Performs a request, logs and measures it. Throws what the action throws. */
  Report perform(Request request) {
    Measures measures = new Measures(request, variables);
    try {
      Settings settings = settings();
      measures.of(databaseName(settings));
      Report report = performed(request, settings);
      log.answered(report.fields());
      measures.succeeded(report);
      return report;
    } catch (RuntimeException e) {
      measures.failed(e);
      throw e;
    } finally {
      measures.tookBackup(log.backup());
      measures.stop(log.lockWaits());
      metrics.write(measures);
    }
  }

  private Report performed(Request request, Settings settings) {
    try {
      return Wiring.desk(settings, deadline, log).perform(request);
    } catch (OutOfMemoryError e) {
      throw SlipwayHandler.heapUsedUp(e);
    }
  }

  /** Reads a request; the variables that it may name are those of this call. */
  Request read(Map<String, Object> fields) {
    return Directory.read(fields, variables::get);
  }

  /** The deploys of a custom resource that the database has seen; it is not asked yet. */
  SeenDeploys deploys(String resource) {
    return Wiring.deploys(settings(), resource, deadline, log);
  }

  /** The database's name as far as it can be told, for a failure may be that it cannot. */
  String nameForResource() {
    try {
      return databaseName();
    } catch (SlipwayException | OutOfMemoryError e) {
      return variables.getOrDefault(VariableNames.DB_NAME, "");
    }
  }

  String databaseName() {
    return databaseName(settings());
  }

  /** Whether a deploy backs up first: auto, always, never, or by a snapshot. */
  String backupBeforeUp() {
    String name = VariableNames.SNAPSHOT_BEFORE_UP;
    String said = variables.get(name);
    return said != null && KnownWord.of(name, said, "true", "false").equals("true")
        ? "snapshot"
        : variables.getOrDefault(VariableNames.BACKUP_BEFORE_UP, "auto");
  }

  /**
   * What the function's variables say of deploys. Throws {@link InvalidInput} for unknown words.
   */
  DeployTerms deployTerms() {
    return DeployTerms.of(variables);
  }

  /** True where the database holds data that must not be lost. */
  boolean isProtected() {
    return settings().isProtected();
  }

  /**
   * A function meets databases that are only being made: it waits where nothing listens yet. What
   * only deploys use is wrong for every call.
   */
  private Settings settings() {
    Objects.requireNonNull(backupBeforeUp());
    Map<String, String> patient = new LinkedHashMap<>(variables);
    patient.putIfAbsent(VariableNames.CONNECT_WAIT, "60s");
    return SettingsReader.read(patient, stores);
  }

  private static String databaseName(Settings settings) {
    DatabaseSettings database = settings.database();
    return database == null ? "" : database.name();
  }
}
