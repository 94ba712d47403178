/**
 * Python's pickles and PyTorch's files as plain Java values. Nothing that is read is executed: a global is a name, and only the names
 * in a short list are known. Own code, because the one library for it (razorvine's) keeps a global registry that any code may extend,
 * loses the order of dictionaries, wants the whole file on the heap and knows no limits. No argument or result is null.
 */
package org.stylegan4j.format.pickle;
