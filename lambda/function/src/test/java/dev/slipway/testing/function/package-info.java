/** A function in the JVM that Lambda would give it, and who calls it. */
package dev.slipway.testing.function;
