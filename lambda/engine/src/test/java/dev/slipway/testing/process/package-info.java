/** Child processes, and what they write. */
package dev.slipway.testing.process;
