package dev.slipway.bench.growth;

/**
 * What a command in this JVM took.
 *
 * @param wall seconds
 * @param allocated MB that its own thread took from the heap
 */
record Effort(double wall, double allocated, double roundTrips) {}
