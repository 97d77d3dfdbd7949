package dev.slipway.simulator;

/** A file in a team's folder of migrations. */
public record SqlFile(String name, String text) {}
