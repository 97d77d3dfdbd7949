package dev.slipway.infra;

import dev.slipway.error.SlipwayException;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** A team's app, for a process with the libraries that the team has. */
public final class TeamApp {

  private TeamApp() {}

  /** Begins with the migrations, and prints why they cannot be. */
  public static void main(String[] arguments) {
    Stack stack = new Stack(new App(), "Team");
    try {
      DatabaseMigrations.Builder.create(stack, "Migrations");
      System.out.println("begun");
    } catch (SlipwayException e) {
      System.out.println(e.getMessage());
    }
  }
}
