package dev.slipway.cli;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** What options are about: their heading in the help. */
enum Topic {
  CONNECTION("Connection"),
  FILES("Files and history"),
  SAFETY("Safety"),
  BACKUP("Backup"),
  OUTPUT("Output");

  private final String heading;

  Topic(String heading) {
    this.heading = heading;
  }

  String heading() {
    return heading;
  }

  /** Says what an option of several commands is about. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Of {
    Topic value();
  }
}
