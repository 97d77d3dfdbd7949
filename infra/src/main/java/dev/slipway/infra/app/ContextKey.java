package dev.slipway.infra.app;

import dev.slipway.config.EnvironmentName;
import dev.slipway.config.MigrationFormats;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can be said with {@code -c name=value}. */
enum ContextKey {
  DEMO("demo", Use.ALWAYS, "true|false", "true"),
  ENVIRONMENT("environment", Use.ALWAYS, EnvironmentName.PATTERN, "prod"),
  PROTECTED_ENVIRONMENTS("protectedEnvironments", Use.ALWAYS, ".+", "prod,live"),
  MIGRATIONS("migrations", Use.ALWAYS, ".+", "migrations"),
  RUN_ON("runOn", Use.ALWAYS, "EVERY_DEPLOY|CHANGE", "CHANGE"),
  ON_ROLLBACK("onRollback", Use.ALWAYS, "KEEP|REVERT", "REVERT"),
  HAZARDS("hazards", Use.ALWAYS, "warn|refuse|ignore", "refuse"),
  LOCK_TIMEOUT_SECONDS("lockTimeoutSeconds", Use.ALWAYS, "[1-9]\\d{0,2}", "2"),
  MIGRATIONS_FORMAT(
      "migrationsFormat", Use.ALWAYS, "auto|" + String.join("|", MigrationFormats.NAMES), "flyway"),
  HISTORY_SCHEMA("historySchema", Use.ALWAYS, "\\S+", "public"),
  BACKUP_BEFORE_UP("backupBeforeUp", Use.ALWAYS, "AUTO|ALWAYS|NEVER", "ALWAYS"),
  SNAPSHOT_BEFORE_UP("snapshotBeforeUp", Use.ALWAYS, "true|false", "true"),
  EXISTING_DATABASE("existingDatabase", Use.ALWAYS, "true|false", "true"),
  ACCEPT_DRIFT("acceptDrift", Use.ALWAYS, "true|false", "true"),
  ENVIRONMENT_CHANGED("environmentChanged", Use.ALWAYS, "true|false", "true"),
  ALARM_TOPIC_ARN(
      "alarmTopicArn",
      Use.ALWAYS,
      "arn:[^:]+:sns:.+",
      "arn:aws:sns:eu-west-1:111122223333:on-call"),
  ACCOUNT("account", Use.ALWAYS, "\\d{12}", "111122223333"),
  REGION("region", Use.ALWAYS, "[a-z]{2}(-[a-z]+)+-\\d", "eu-west-1"),
  VPC_ID("vpcId", Use.NEEDED, "vpc-[0-9a-zA-Z]+", "vpc-0a1b2c3d"),
  SUBNET_IDS(
      "subnetIds", Use.NEEDED, "subnet-\\w+(,\\s*subnet-\\w+)*", "subnet-0a1b2c3d,subnet-1b2c3d4e"),
  AVAILABILITY_ZONES(
      "availabilityZones", Use.NEEDED, "[a-z0-9-]+(,\\s*[a-z0-9-]+)*", "eu-west-1a,eu-west-1b"),
  SECRET_ARN(
      "secretArn",
      Use.NEEDED,
      "arn:[^:]+:secretsmanager:[^:]+:\\d{12}:secret:.+-\\w{6}",
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:app-a1B2c3"),
  DATABASE_IDENTIFIER("databaseIdentifier", Use.NEEDED, "[a-zA-Z][a-zA-Z0-9-]{0,62}", "app-prod"),
  DATABASE_KIND("databaseKind", Use.EXISTING, "instance|cluster", "cluster"),
  DATABASE_NAME("databaseName", Use.EXISTING, "[^/*?$\\s]{1,63}", "app"),
  DATABASE_HOST("databaseHost", Use.EXISTING, "\\S+", "app-prod.abc.eu-west-1.rds.amazonaws.com"),
  DATABASE_PORT("databasePort", Use.EXISTING, "[1-9]\\d{0,4}", "5432"),
  DATABASE_SECURITY_GROUP_ID("databaseSecurityGroupId", Use.EXISTING, "sg-\\w+", "sg-0a1b2c3d"),
  SECURITY_GROUP_ID("securityGroupId", Use.EXISTING, "sg-\\w+", "sg-1b2c3d4e"),
  SECRET_KEY_ARN(
      "secretKeyArn",
      Use.EXISTING,
      "arn:[^:]+:kms:.+",
      "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d"),
  BACKUP_BUCKET("backupBucket", Use.EXISTING, "[a-z0-9][a-z0-9.-]{2,62}", "our-backups");

  /** When a key may be said. */
  private enum Use {
    ALWAYS,
    EXISTING,
    NEEDED
  }

  private final String word;
  private final Use use;
  private final Pattern form;
  private final String example;

  ContextKey(String word, Use use, String form, String example) {
    this.word = word;
    this.use = use;
    this.form = Pattern.compile(form);
    this.example = example;
  }

  static Optional<ContextKey> of(String word) {
    return Arrays.stream(values()).filter(key -> key.word.equals(word)).findFirst();
  }

  /** The key as it is typed. */
  String word() {
    return word;
  }

  /** How it is typed. */
  String example() {
    return "-c " + word + "=" + example;
  }

  boolean isNeededForExisting() {
    return use == Use.NEEDED;
  }

  boolean isOnlyForExisting() {
    return use != Use.ALWAYS;
  }

  boolean accepts(String value) {
    return form.matcher(value).matches();
  }
}
