/** The official TensorFlow pickles, in and out. No argument or result is null. */
package org.stylegan4j.format.tensorflow;
