package dev.slipway.action;

/** What settings are about: which of them mean something to which action. */
public enum Topic {
  CONNECTION("Connection"),
  FILES("Files and history"),
  SAFETY("Safety"),
  BACKUP("Backup"),
  OUTPUT("Output");

  private final String heading;

  Topic(String heading) {
    this.heading = heading;
  }

  /** Its heading in the help. */
  public String heading() {
    return heading;
  }
}
