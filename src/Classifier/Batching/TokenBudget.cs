namespace StreamSubjectivity.Classifier.Batching;

/// <summary>Bounds the tokens in flight. Who asks for more than is left waits in line, so that a large request isn't overtaken for ever.</summary>
internal sealed class TokenBudget
{
    private readonly Lock gate = new();
    private readonly LinkedList<Waiter> line = new();
    private readonly int total;
    private int left;

    /// <summary>So many tokens at a time.</summary>
    internal TokenBudget(int total)
    {
        this.total = total;
        left = total;
    }

    /// <summary>Takes tokens, at most the whole budget: a request larger than that goes alone.</summary>
    /// <returns>The tokens to give back.</returns>
    internal ValueTask<int> AcquireAsync(int tokens, CancellationToken cancellationToken)
    {
        var cost = Math.Min(tokens, total);
        lock (gate)
        {
            if (line.Count == 0 && cost <= left)
            {
                left -= cost;
                return ValueTask.FromResult(cost);
            }

            return WaitAsync(line.AddLast(new Waiter(cost)), cancellationToken);
        }
    }

    /// <summary>Gives tokens back.</summary>
    internal void Release(int tokens)
    {
        lock (gate)
        {
            left += tokens;
            Admit();
        }
    }

    private async ValueTask<int> WaitAsync(LinkedListNode<Waiter> node, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(_ => GiveUp(node, cancellationToken), null);
        await node.Value.Turn.Task.ConfigureAwait(false);
        return node.Value.Cost;
    }

    private void GiveUp(LinkedListNode<Waiter> node, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (node.List is null)
                return;
            line.Remove(node);
            node.Value.Turn.TrySetCanceled(cancellationToken);
            Admit();
        }
    }

    private void Admit()
    {
        while (line.First is { } first && first.Value.Cost <= left)
        {
            left -= first.Value.Cost;
            line.RemoveFirst();
            first.Value.Turn.TrySetResult();
        }
    }

    private sealed class Waiter(int cost)
    {
        internal int Cost { get; } = cost;

        internal TaskCompletionSource Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
