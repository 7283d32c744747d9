"""The workers of a Dask cluster, for those who outgrow a machine: the extra ``annons[dask]``."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, cast

from generator.errors import Finding, InputError, MissingPartError

_PATIENCE = "20s"
"""How long to wait for a scheduler to answer."""


class Cluster:
    """A crew of Dask workers. A worker that is lost is Dask's to survive; a part that takes down several is ours."""

    def __init__(self, scheduler: str) -> None:
        """Join a cluster.

        Args:
            scheduler: its scheduler's address, such as ``tcp://127.0.0.1:8786``.

        Raises:
            InputError: nobody answers there, or there are no workers.
            MissingPartError: Dask is not installed.
        """
        try:
            from distributed import Client, KilledWorker  # noqa: PLC0415 - half a second, for a cluster only
        except ImportError:
            hint = "pip install 'annons[dask]', here and where the workers run"
            raise MissingPartError(Finding("DASK", "Dask is not installed", hint, field="--scheduler")) from None
        self._killed = KilledWorker
        try:
            self._client: Any = cast("Any", Client)(scheduler, timeout=_PATIENCE, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as problem:
            message = f"no Dask scheduler answers at {scheduler}: {problem}"
            hint = "start one (“dask scheduler”), or build here without --scheduler"
            raise InputError(Finding("DASK", message, hint, field="--scheduler")) from None
        self.size = sum(one["nthreads"] for one in self._client.scheduler_info(n_workers=-1)["workers"].values())
        if not self.size:
            self.close()
            message = f"the Dask scheduler at {scheduler} has no workers"
            hint = f"start some: “dask worker {scheduler} --nthreads 1 --nworkers 2”"
            raise InputError(Finding("DASK", message, hint, field="--scheduler"))
        # What a task does is files; it is done anew if its worker is lost, never because it was done once before.
        self._executor = self._client.get_executor(pure=False)

    def submit(self, call: Callable[..., Any], /, *given: Any) -> Future[Any]:  # noqa: ANN401 - as in concurrent.futures
        """Begin a call."""
        future: Future[Any] = self._executor.submit(call, *given)
        return future

    def is_loss(self, problem: BaseException) -> bool:
        """Say whether a part took down as many workers as Dask allows it."""
        return isinstance(problem, self._killed)

    def renew(self) -> None:
        """Do nothing: a cluster sees to its workers."""

    def close(self) -> None:
        """Leave the cluster."""
        self._client.close()
