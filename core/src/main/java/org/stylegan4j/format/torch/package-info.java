/** PyTorch's network files: the official pickles, rosinality's checkpoints, state dicts. No argument or result is null. */
package org.stylegan4j.format.torch;
