import * as fc from 'fast-check';

// Every property tries the same cases in every run. fast-check prints the seed with what fails; another one by NOSPOF_SEED=2.
fc.configureGlobal({ seed: Number(process.env['NOSPOF_SEED'] ?? 1) });
