package dev.slipway.migration;

/** What is said of a line that must not be taken for a comment. */
final class MarkerComplaint {

  private MarkerComplaint() {}

  /** Asks what a line is meant to be, or tells what to write in its place. */
  static String of(Marker marker, String line) {
    String wanted = marker.section() == null ? "" : "-- " + marker.section();
    return marker.kind() == Marker.Kind.FOREIGN
        ? foreign(marker, line, wanted)
        : "is this a section or a comment? A section is written "
            + wanted
            + ", alone on its line or with a colon and a text behind it (another tool's file:"
            + " --migrations-format TOOL)";
  }

  private static String foreign(Marker marker, String line, String wanted) {
    String instead = ForeignMarker.isRollback(line) ? "Put what it says behind a line " : "Write ";
    return "\"%s\" is a line of %s%s"
        .formatted(
            line,
            marker.tool(),
            wanted.isEmpty() ? ", which means nothing here. Take it out" : ". " + instead + wanted);
  }
}
