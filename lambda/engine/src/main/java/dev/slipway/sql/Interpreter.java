package dev.slipway.sql;

import java.util.Optional;

/** Understands psql's own commands and variables. It is asked in the order of the text. */
public interface Interpreter {

  /** Lets psql commands and variables be. */
  Interpreter NONE =
      new Interpreter() {
        @Override
        public boolean isActive() {
          return true;
        }

        @Override
        public Optional<String> value(Reference reference, Place place) {
          return Optional.empty();
        }

        @Override
        public Effect command(String command, Place place) {
          return Effect.NONE;
        }

        @Override
        public void comment(Token comment, Place place) {}

        @Override
        public void ended(Place place) {}
      };

  /** False in a branch that is left out. */
  boolean isActive();

  /** What is read in place of a variable; empty for one that stays as it is written. */
  Optional<String> value(Reference reference, Place place);

  /** Carries out a command, which begins with its backslash. */
  Effect command(String command, Place place);

  /** A line comment of an included file. */
  void comment(Token comment, Place place);

  /** A file, or a part of one that is read as a session of its own, is at its end. */
  void ended(Place place);
}
