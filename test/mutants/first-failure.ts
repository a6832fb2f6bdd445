import fc from 'fast-check'

// One example is enough to notice a change, and the same examples each time make figures that can be compared.
fc.configureGlobal({ endOnFailure: true, seed: 1 })
