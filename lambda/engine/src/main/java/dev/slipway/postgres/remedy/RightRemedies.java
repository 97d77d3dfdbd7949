package dev.slipway.postgres.remedy;

import static dev.slipway.postgres.remedy.Remedy.on;

import dev.slipway.postgres.SqlFailure;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What helps where the role lacks a right. Which object is denied is told only in words, which are
 * matched in English; elsewhere the catalogs tell what is named ({@link DeniedObject}), and where
 * nobody could be asked the advice is general.
 */
final class RightRemedies {

  private static final String DENIED = "permission denied for ";
  private static final String NAME = "(?<name>.+)";
  private static final Pattern IN_ENGLISH = Pattern.compile(DENIED + "|must be owner of ");

  private static final String SUPERUSER_ONLY =
      "only a superuser may (on RDS, some of it a member of rds_superuser): have one do it, or take"
          + " it out of {script}, and {again}";

  private static final String OWNED =
      "(?:aggregate|collation|conversion|database|domain|event trigger|foreign-data wrapper|foreign"
          + " server|foreign table|function|index|language|large object|materialized"
          + " view|operator class|operator family|operator|procedure|publication|relation|routine"
          + "|schema|sequence|statistics object|subscription|table|tablespace|text search"
          + " configuration|text search dictionary|type|view) ";

  private static final List<Remedy> OBJECTS =
      List.of(
          on("42501")
              .saying("must be owner of extension (?<name>.+)")
              .next(
                  "take that statement about the extension {name} out of {script} (dumps write"
                      + " COMMENT ON EXTENSION), or have the extension's owner run it, and"
                      + " {again}"),
          on("42501")
              .saying("must be owner of " + OWNED + NAME)
              .next(
                  "make {role} the owner of {name} (ALTER ... OWNER TO {role}), or GRANT its"
                      + " owner's role TO {role}, and {again}"),
          on("42501")
              .saying(DENIED + "schema " + NAME)
              .next("as its owner: GRANT USAGE, CREATE ON SCHEMA {name} TO {role}; then {again}"),
          on("42501")
              .saying(DENIED + "database " + NAME)
              .next("as its owner: GRANT CREATE ON DATABASE {name} TO {role}; then {again}"),
          on("42501")
              .saying(DENIED + "(?<kind>function|procedure|routine) " + NAME)
              .next(
                  "as its owner: GRANT EXECUTE ON {kind} {name} TO {role} (with the types of its"
                      + " arguments where several have that name); then {again}"),
          on("42501")
              .when(Fact.OURS)
              .saying(
                  DENIED
                      + "table (?<name>schema_migration(?:s|_(?:runs|objects|deploys|backfills)))\\b")
              .next(
                  "as the owner of our tables, in their schema: GRANT SELECT ON {name} TO {role},"
                      + " likewise on those beside it whose names begin with schema_migration, and"
                      + " no more, for who may write there or make triggers there is not trusted"
                      + " with the history; then {again}"),
          on("42501").saying(DENIED + "language (c|internal)\\b").next(SUPERUSER_ONLY),
          on("42501")
              .saying(
                  DENIED
                      + "(?<kind>table|sequence|language|type|domain|tablespace|foreign"
                      + " server|large object|parameter) "
                      + NAME)
              .next(
                  "as its owner: GRANT ALL ON {kind} {name} TO {role}, or less if less will do;"
                      + " then {again}"),
          on("42501")
              .saying(DENIED + "foreign-data wrapper " + NAME)
              .next(
                  "as its owner: GRANT USAGE ON FOREIGN DATA WRAPPER {name} TO {role}; then"
                      + " {again}"),
          on("42501")
              .saying(DENIED + "(?:materialized view|view|foreign table|relation) " + NAME)
              .next(
                  "as its owner: GRANT ALL ON TABLE {name} TO {role}, or less if less will do; then"
                      + " {again}"),
          on("42501")
              .next(
                  "as the owner of {object}: GRANT what is missing ON {object} TO {role}, or ALTER"
                      + " {object} OWNER TO {role}; then {again}"),
          on("42501")
              .in("aclcheck_error", "aclcheck_error_type", "aclcheck_error_col")
              .next(
                  "as the owner of what the message names: GRANT what is missing TO {role}, or make"
                      + " {role} its owner; then {again}"));

  private static final List<Remedy> ROLES =
      List.of(
          on("42501")
              .in("CreateRole")
              .next(
                  "as a superuser: ALTER ROLE {role} CREATEROLE, or create it yourself where the"
                      + " Detail asks for more; then {again}"),
          on("42501")
              .in("createdb")
              .next("as a superuser: ALTER ROLE {role} CREATEDB; then {again}"),
          on("42501")
              .in("execute_extension_script", "CreateExtensionInternal")
              .saying("\"(?<name>.+?)\"")
              .next(
                  "as a superuser (on RDS: a member of rds_superuser): CREATE EXTENSION {name};"
                      + " then {again}"),
          on("42501")
              .in("check_can_set_role", "check_is_member_of_role")
              .saying("\"(?<name>.+?)\"")
              .next("as a superuser: GRANT {name} TO {role}; then {again}"),
          on("42501")
              .in("call_string_check_hook")
              .saying("\"(?<name>.+?)\"")
              .next(
                  "as a superuser: GRANT {name} TO {role}, which allows SET ROLE (SET SESSION"
                      + " AUTHORIZATION is for superusers alone); then {again}"),
          on("42501")
              .in("check_role_membership_authorization", "check_role_grantor", "AddRoleMems")
              .saying("(?s)\"(?<name>.+?)\".*\\bADMIN\\b")
              .next("as a superuser: GRANT {name} TO {role} WITH ADMIN OPTION; then {again}"),
          on("42501")
              .in("has_privs_of_role", "ExecAlterDefaultPrivilegesStmt")
              .next("as a superuser: GRANT the role behind FOR ROLE TO {role}; then {again}"));

  private static final List<Remedy> SERVER =
      List.of(
          on("42501")
              .saying("\\b(?<name>pg_(?:read|write|execute|create|use|maintain|signal)_\\w+)")
              .next("as a superuser: GRANT {name} TO {role}; then {again}"),
          on("42501")
              .in("AlterSystemSetConfigFile")
              .saying("\"(?<name>.+?)\"")
              .next(
                  "as a superuser: GRANT ALTER SYSTEM ON PARAMETER {name} TO {role} (PostgreSQL 15"
                      + " or newer), or set it on the server (on RDS: in the parameter group); then"
                      + " {again}"),
          on("42501")
              .in("set_config_with_handle", "set_config_option", "set_config_option_ext")
              .saying("\"(?<name>.+?)\"")
              .next(
                  "as a superuser: GRANT SET ON PARAMETER {name} TO {role} (PostgreSQL 15 or"
                      + " newer), or take it out of {script}; then {again}"),
          on("42501")
              .in("EnableDisableTrigger", "EnableDisableTriggerNew", "EnableDisableTriggerNew2")
              .next(
                  "only a superuser may switch off the triggers of foreign keys: write DISABLE"
                      + " TRIGGER USER, or drop the foreign keys and make them again, in {script};"
                      + " and {again}"),
          on("42501").saying("\\b(SUPERUSER|superuser)\\b").next(SUPERUSER_ONLY),
          on("42501")
              .saying("\\b(?<kind>CREATEROLE|CREATEDB|REPLICATION|BYPASSRLS)\\b")
              .next("as a superuser: ALTER ROLE {role} {kind}; then {again}"),
          on("42501")
              .in("CheckSlotPermissions")
              .next(
                  "as a superuser: ALTER ROLE {role} REPLICATION (on RDS: GRANT rds_replication TO"
                      + " {role}); then {again}"),
          on("42501")
              .in("CreateEventTrigger", "CreatePublication", "AlterPublicationOptions")
              .next(SUPERUSER_ONLY),
          on("42501").next("give role {role} the right that the message names and {again}"));

  private RightRemedies() {}

  /** Whether the message names the object in English. */
  static boolean namesTheObject(SqlFailure failure) {
    return IN_ENGLISH.matcher(String.valueOf(failure.getMessage())).find();
  }

  static List<Remedy> all() {
    return List.of(OBJECTS, ROLES, SERVER).stream().flatMap(List::stream).toList();
  }
}
