"""``python -m tests.scale.on_ray IN OUT``: a dataset made on three nodes, one of which is killed.

In a process of its own, since Daft lets a process choose its engine once.
"""

from __future__ import annotations

import os
import sys

from quellen.scale.analyse import analyse
from quellen.scale.engines import QUIET, crew


def main(pile: str, out: str) -> None:
    os.environ.update(QUIET)
    import ray
    from ray.cluster_utils import Cluster

    small = {"num_cpus": 1, "object_store_memory": 100 << 20}
    cluster = Cluster(initialize_head=True, head_node_args={**small, "include_dashboard": False})
    others = [cluster.add_node(**small) for _ in range(2)]
    ray.init(address=cluster.address, log_to_driver=False)

    def watch(done: int, of: int, _: int) -> None:
        if done >= 2 and len(others) == 2:
            cluster.remove_node(others.pop(), allow_graceful=False)
            print(f"killed a node when {done} of {of} parts were done")

    analyse([pile], out, crew("ray", 2, cluster.address), size=1, patience=None, progress=watch)
    ray.shutdown()
    cluster.shutdown()


if __name__ == "__main__":
    main(*sys.argv[1:])
