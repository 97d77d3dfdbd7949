/** The door for people and CI jobs: arguments in, text or JSON and an exit code out. */
@NullMarked
package dev.slipway.cli;

import org.jspecify.annotations.NullMarked;
