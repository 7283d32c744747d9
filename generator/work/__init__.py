"""Who does the work: a pool of processes, or the workers of a Dask cluster, both shaped like concurrent.futures."""
