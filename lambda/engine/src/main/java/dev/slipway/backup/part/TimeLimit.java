package dev.slipway.backup.part;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * How long a reading of one moment may take.
 *
 * @param isOver true from when on it is to be given up
 * @param failure what it fails with then
 */
public record TimeLimit(BooleanSupplier isOver, Supplier<OutOfTime> failure) {}
