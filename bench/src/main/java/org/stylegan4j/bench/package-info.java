/** Benchmarks: whole training iterations beside the reference's, the roofline below them, and single layers under JMH. */
package org.stylegan4j.bench;
