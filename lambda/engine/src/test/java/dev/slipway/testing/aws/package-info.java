/** Other services of AWS, and all of them at once. */
package dev.slipway.testing.aws;
