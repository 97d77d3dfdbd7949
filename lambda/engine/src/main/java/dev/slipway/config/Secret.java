package dev.slipway.config;

/** A value that must not be shown: its text form is three stars. */
public record Secret(String value) {

  @Override
  public String toString() {
    return "***";
  }
}
