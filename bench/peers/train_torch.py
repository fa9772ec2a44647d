"""Steps a second of PyTorch on the tied ReLU toy model: `train_torch.py N M SPARSITY BATCH SECONDS THREADS`."""
import sys
import time

import torch

n, m, batch, threads = (int(sys.argv[k]) for k in (1, 2, 4, 6))
sparsity, seconds = float(sys.argv[3]), float(sys.argv[5])
torch.set_num_threads(threads)
torch.manual_seed(0)
W = torch.nn.Parameter(torch.randn(m, n) * (2 / (n + m)) ** 0.5)
b = torch.nn.Parameter(torch.zeros(n))
importance = torch.ones(n)
adam = torch.optim.Adam([W, b], lr=1e-3)
zero = torch.zeros(())


def step():
    x = torch.rand(batch, n)
    if sparsity > 0:
        x = torch.where(torch.rand(batch, n) < sparsity, zero, x)
    y = torch.relu(x @ W.T @ W + b)
    loss = (importance * (x - y) ** 2).sum(1).mean()
    adam.zero_grad(set_to_none=True)
    loss.backward()
    adam.step()


for _ in range(20):
    step()
steps, begun = 0, time.perf_counter()
while time.perf_counter() - begun < seconds:
    for _ in range(5):
        step()
    steps += 5
print(f"{torch.__version__}\t{steps / (time.perf_counter() - begun)}")
