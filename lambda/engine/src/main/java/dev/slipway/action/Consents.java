package dev.slipway.action;

import dev.slipway.config.Consent;

/** The fields by which a user agrees to what nobody else can know. */
public final class Consents {

  public static final Field<Boolean> ENVIRONMENT_CHANGED =
      Field.flag(
          Consent.ENVIRONMENT_CHANGED.field(),
          "From now on the database is of this environment, whatever it remembers.");
  public static final Field<Boolean> EXISTING =
      Field.flag(
          Consent.EXISTING.field(), "The files are meant for the tables that are there already.");
  public static final Field<Boolean> ACCEPT_DRIFT =
      Field.flag(
          Consent.ACCEPT_DRIFT.field(),
          "In a protected environment, take over what other hands have changed.");
  public static final Field<Boolean> BASELINED =
      Field.flag(
          Consent.BASELINED.field(),
          "Run the DOWN of migrations too that baseline marked and that never ran here.");

  private Consents() {}
}
