package dev.slipway.broken.action.one;

/** A room that another one knows, and that answers programs in words for people. */
public record Room() {

  /** Not the report's text, and yet made of it. */
  public String outcome() {
    return OneText.of(this);
  }
}
