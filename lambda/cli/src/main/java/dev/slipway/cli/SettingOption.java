package dev.slipway.cli;

import dev.slipway.action.Topic;
import dev.slipway.config.SettingsReader;
import dev.slipway.config.VariableNames;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of every action: each stands for a variable of the environment and overrides it. */
enum SettingOption {
  URL(
      Topic.CONNECTION,
      "-u, --url=URL",
      SettingsReader.URL_OPTION,
      "postgres://user:password@host:port/db?sslmode=... (DATABASE_URL)."),
  MIGRATIONS(
      Topic.FILES,
      "-m, --migrations=FOLDER",
      VariableNames.MIGRATIONS,
      "The folder with the migrations (MIGRATIONS; default: migrations)."),
  MIGRATIONS_FORMAT(
      Topic.FILES,
      "--migrations-format=TOOL",
      VariableNames.MIGRATIONS_FORMAT,
      "Whose form they have: native, flyway, goose, ... (MIGRATIONS_FORMAT; default: auto)."),
  ENVIRONMENT(
      Topic.CONNECTION,
      "-e, --environment=NAME",
      VariableNames.ENVIRONMENT,
      "dev, staging, prod, ... (ENVIRONMENT; default: dev)."),
  PROTECTED_ENVIRONMENTS(
      Topic.SAFETY,
      "--protected-environments=NAMES",
      VariableNames.PROTECTED_ENVIRONMENTS,
      "Where more is asked for first (PROTECTED_ENVIRONMENTS; default: prod,production,prd,live)."),
  HISTORY_SCHEMA(
      Topic.FILES,
      "--history-schema=NAME",
      VariableNames.HISTORY_SCHEMA,
      "The schema of our history tables (HISTORY_SCHEMA; default: public)."),
  LOCK_TIMEOUT(
      Topic.SAFETY,
      "--lock-timeout=TIME",
      VariableNames.LOCK_TIMEOUT,
      "Longest wait for one lock (LOCK_TIMEOUT; default: the role's, else 2s)."),
  LOCK_TRIES(
      Topic.SAFETY,
      "--lock-tries=N",
      VariableNames.LOCK_TRIES,
      "Tries when a lock stands in the way (LOCK_TRIES; default: 10)."),
  STATEMENT_TIMEOUT(
      Topic.SAFETY,
      "--statement-timeout=TIME",
      VariableNames.STATEMENT_TIMEOUT,
      "Longest time for one statement (STATEMENT_TIMEOUT; default: the role's)."),
  CONNECT_WAIT(
      Topic.CONNECTION,
      "--connect-wait=TIME",
      VariableNames.CONNECT_WAIT,
      "How long to try to connect (CONNECT_WAIT; default: 60s, 4s where nothing listens)."),
  SSH(
      Topic.CONNECTION,
      "--ssh=USER@HOST",
      VariableNames.SSH_TUNNEL,
      "Reach the database through this SSH server; ~/.ssh/config counts (SSH_TUNNEL)."),
  SSH_PORT(
      Topic.CONNECTION,
      "--ssh-port=N",
      VariableNames.SSH_TUNNEL_PORT,
      "Its port (SSH_TUNNEL_PORT; default: as configured, else 22)."),
  SSH_KEY(
      Topic.CONNECTION,
      "--ssh-key=FILE",
      VariableNames.SSH_TUNNEL_KEY,
      "The private key to log in there (SSH_TUNNEL_KEY; default: the agent's and the usual)."),
  SSH_IF_NEEDED(
      Topic.CONNECTION,
      "--ssh-if-needed",
      VariableNames.SSH_TUNNEL_IF_NEEDED,
      "Only where the database does not answer directly (SSH_TUNNEL_IF_NEEDED)."),
  SSM(
      Topic.CONNECTION,
      "--ssm=INSTANCE",
      VariableNames.SSM_TUNNEL,
      "Reach the database through this instance and AWS Systems Manager (SSM_TUNNEL)."),
  SSM_IF_NEEDED(
      Topic.CONNECTION,
      "--ssm-if-needed",
      VariableNames.SSM_TUNNEL_IF_NEEDED,
      "Only where the database does not answer directly (SSM_TUNNEL_IF_NEEDED)."),
  FUNCTION(
      Topic.CONNECTION,
      "--function=NAME",
      VariableNames.SLIPWAY_FUNCTION,
      "Have this deployed function do it, on its own database (SLIPWAY_FUNCTION)."),
  RUN_LOCK_WAIT(
      Topic.SAFETY,
      "--run-lock-wait=TIME",
      VariableNames.RUN_LOCK_WAIT,
      "How long to wait for another run (RUN_LOCK_WAIT; default: 10min)."),
  BACKUP_STORE(
      Topic.BACKUP,
      "--backup-store=PLACE",
      VariableNames.BACKUP_STORE,
      "file:folder or s3://bucket/prefix (BACKUP_STORE, BACKUP_S3_BUCKET)."),
  RDS_RESOURCE(
      Topic.BACKUP,
      "--rds-resource=ID",
      VariableNames.DB_RESOURCE_ID,
      "What to take snapshots of: db:NAME, cluster:NAME (DB_RESOURCE_ID)."),
  KEEP_DETAILS(
      Topic.SAFETY,
      "--keep-details",
      VariableNames.KEEP_DETAILS,
      "Keep values of rows in messages of the history too (KEEP_DETAILS).");

  private final Topic topic;
  private final String usage;
  private final String variable;
  private final String help;

  /** {@code usage} is the option as it is typed: its names and, behind =, what it takes. */
  SettingOption(Topic topic, String usage, String variable, String help) {
    this.topic = topic;
    this.usage = usage;
    this.variable = variable;
    this.help = help;
  }

  /** Adds all of them to a command. */
  static void addTo(CommandSpec command) {
    for (SettingOption setting : values()) {
      command.addOption(setting.option());
    }
  }

  private OptionSpec option() {
    String[] parts = usage.split("=", 2);
    OptionSpec.Builder option =
        OptionSpec.builder(parts[0].split(", ")).userObject(topic).description(help);
    return parts.length == 1
        ? option.type(boolean.class).build()
        : option.type(String.class).paramLabel(parts[1]).build();
  }

  /** Those that were typed. */
  static Stream<SettingOption> typed(ParseResult typed) {
    return Arrays.stream(values()).filter(setting -> setting.isIn(typed));
  }

  /** True when it was typed. */
  boolean isIn(ParseResult typed) {
    return typed.hasMatchedOption(shown());
  }

  /** Its long name. */
  String shown() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Another one without which it says nothing. */
  Optional<SettingOption> needs() {
    return switch (this) {
      case SSH_PORT, SSH_KEY, SSH_IF_NEEDED -> Optional.of(SSH);
      case SSM_IF_NEEDED -> Optional.of(SSM);
      default -> Optional.empty();
    };
  }

  /** The variable that it stands for. */
  String variable() {
    return variable;
  }

  /** What was typed behind it. */
  String value(ParseResult typed) {
    return String.valueOf(typed.<Object>matchedOptionValue(shown(), ""));
  }
}
