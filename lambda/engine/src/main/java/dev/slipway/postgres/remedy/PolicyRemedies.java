package dev.slipway.postgres.remedy;

import static dev.slipway.postgres.remedy.Remedy.on;

import java.util.List;

/** What helps where policies keep rows from our role; owners too, where they are forced. */
final class PolicyRemedies {

  private static final String ABOVE_POLICIES =
      "as a superuser: ALTER ROLE {role} BYPASSRLS; or run it as the table's owner, with ALTER"
          + " TABLE ... NO FORCE ROW LEVEL SECURITY around it";

  private static final List<Remedy> ALL =
      List.of(
          on("42501").in("check_enable_rls").next(ABOVE_POLICIES + "; then {again}"),
          on("42501")
              .in("ExecWithCheckOptions")
              .next(ABOVE_POLICIES + "; or mend the row or the policy in {script}; then {again}"),
          on("0A000")
              .in("DoCopy")
              .next(ABOVE_POLICIES + "; or write INSERT in {script}; then {again}"));

  private PolicyRemedies() {}

  static List<Remedy> all() {
    return ALL;
  }
}
