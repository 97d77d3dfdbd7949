package dev.slipway.action;

import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Replacements;
import dev.slipway.config.Settings;
import dev.slipway.ledger.Deadline;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.LedgerReader;
import dev.slipway.ledger.LoggedWork;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Source;
import dev.slipway.postgres.Connector;
import dev.slipway.run.RunListener;
import dev.slipway.run.RunTerms;
import dev.slipway.run.Runner;

/** What requests work with. Every one of them reads all files before it connects. */
public final class Desk {

  private final Settings settings;
  private final Source source;
  private final Toolbox toolbox;
  private final Deadline deadline;
  private final RunListener listener;

  /** A desk under these settings. Nothing is connected to yet. */
  public Desk(
      Settings settings, Source source, Toolbox toolbox, Deadline deadline, RunListener listener) {
    this.settings = settings;
    this.source = source;
    this.toolbox = toolbox;
    this.deadline = deadline;
    this.listener = listener;
  }

  /** Performs a request under what was agreed to with it; throws what it throws. */
  public Report perform(Request request) {
    return request.perform(with(settings.withConsents(request.consents())));
  }

  /** This desk with values for placeholders. */
  public Desk with(Replacements placeholders) {
    return with(settings.withPlaceholders(placeholders));
  }

  /**
   * This desk with another database, which a URL names. Throws {@link
   * dev.slipway.error.InvalidInput}.
   *
   * @param name what the URL was given by, for messages
   */
  public Desk at(String url, String name) {
    return with(settings.withDatabase(toolbox.other(url, name)));
  }

  /** This desk with other files. */
  Desk reading(Source files) {
    return new Desk(settings, files, toolbox, deadline, listener);
  }

  private Desk with(Settings own) {
    return new Desk(own, source, toolbox, deadline, listener);
  }

  /** The settings of this desk, with what was agreed to. */
  public Settings settings() {
    return settings;
  }

  /** The name of the database; empty where none is configured. */
  public String database() {
    DatabaseSettings database = settings.database();
    return database == null ? "" : database.name();
  }

  /** What is under these settings, with its time and who hears of it. */
  public RunTerms terms() {
    return new RunTerms(settings, deadline, listener);
  }

  /** What makes the parts of the engine. */
  public Toolbox toolbox() {
    return toolbox;
  }

  /** What runs migrations. */
  public Runner runner() {
    return new Runner(terms(), connector(), toolbox.version());
  }

  /** What changes nothing but the history of migrations. */
  public Ledger ledger() {
    return new Ledger(terms().ledger(), connector(), toolbox.version());
  }

  /** What does work beside migrations, and has it written down. */
  public LoggedWork work() {
    return new LoggedWork(terms().ledger(), connector(), toolbox.version());
  }

  /** What reads of a database what it remembers of its runs. */
  public LedgerReader reader() {
    return new LedgerReader(settings, deadline, listener, connector());
  }

  private Connector connector() {
    return toolbox.connector(terms(), "");
  }

  /** Where the files come from. */
  public Source source() {
    return source;
  }

  /** All migrations; throws {@link dev.slipway.error.InvalidInput} when one cannot be read. */
  public Migrations migrations() {
    return Migrations.read(source);
  }

  /** The migrations for what goes on without a file that is not finished. */
  public Migrations readable() {
    return Migrations.readable(source);
  }
}
