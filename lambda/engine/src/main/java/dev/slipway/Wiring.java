package dev.slipway;

import dev.slipway.action.Desk;
import dev.slipway.aws.AwsCredentialStores;
import dev.slipway.config.CredentialStores;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Settings;
import dev.slipway.config.VariableNames;
import dev.slipway.ledger.Deadline;
import dev.slipway.ledger.SeenDeploys;
import dev.slipway.migration.FolderSource;
import dev.slipway.migration.Source;
import dev.slipway.postgres.Connector;
import dev.slipway.run.RunListener;
import dev.slipway.run.RunTerms;
import dev.slipway.storage.Storage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the parts together; the only class that knows them all. */
public final class Wiring {

  private Wiring() {}

  /** Where credentials come from; the secret that variables name is read ahead. */
  public static CredentialStores credentials(Map<String, String> variables) {
    AwsCredentialStores stores = new AwsCredentialStores();
    String secret = variables.get(VariableNames.DB_SECRET_ARN);
    if (secret != null && !secret.isBlank()) {
      stores.prefetch(secret);
    }
    return stores;
  }

  /** What requests work with, on the database that settings name. Connects to nothing yet. */
  public static Desk desk(Settings settings, Deadline deadline, RunListener listener) {
    return desk(settings, settings.database(), deadline, listener);
  }

  /** The same; backups are rehearsed on the server of another database. */
  public static Desk desk(
      Settings settings,
      @Nullable DatabaseSettings scratch,
      Deadline deadline,
      RunListener listener) {
    if (settings.database() != null) {
      settings.database().notices().forEach(listener::notice);
    }
    Source source = source(settings);
    return new Desk(settings, source, new WiredToolbox(scratch), deadline, listener);
  }

  /** The deploys of a custom resource that the database of settings has seen. */
  public static SeenDeploys deploys(
      Settings settings, String resource, Deadline deadline, RunListener listener) {
    RunTerms terms = new RunTerms(settings, deadline, listener);
    Connector connector = new WiredToolbox(settings.database()).connector(terms, "");
    return new SeenDeploys(settings.historySchema(), resource, connector);
  }

  /**
   * Throws {@link dev.slipway.error.InvalidInput} where settings name a folder for migrations that
   * is not there. One elsewhere is not asked.
   */
  public static void requireMigrations(Settings settings) {
    if (source(settings) instanceof FolderSource folder) {
      folder.requireFolder();
    }
  }

  private static Source source(Settings settings) {
    return WiredToolbox.source(settings.migrations(), settings.format());
  }

  /**
   * The store of backups at a place. Throws {@link dev.slipway.error.InvalidInput} when it is none.
   * Nothing is looked for there yet.
   */
  public static Storage storage(String place) {
    return Stores.at(place);
  }
}
