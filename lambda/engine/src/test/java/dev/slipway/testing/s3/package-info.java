/** An S3, and faults on the way to it. */
package dev.slipway.testing.s3;
