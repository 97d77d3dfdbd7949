package dev.slipway.broken.action.one;

/** Words for people. */
final class OneText {

  private OneText() {}

  static String of(Room room) {
    return "a room: " + room;
  }
}
