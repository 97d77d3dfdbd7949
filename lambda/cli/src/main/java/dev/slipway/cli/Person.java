package dev.slipway.cli;

import dev.slipway.postgres.Interruption;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Who started a command, and may still have a say in it.
 *
 * @param interruption asked for when it is to end
 * @param answers what is typed, null when nobody can answer
 */
record Person(Interruption interruption, @Nullable Reader answers) {}
