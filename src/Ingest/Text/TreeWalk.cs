using AngleSharp.Dom;

namespace StreamSubjectivity.Ingest.Text;

/// <summary>
/// A place in a tree that moves in reading order. It keeps its way from the root by numbers, for the library finds a node's
/// neighbour by counting its siblings, and without recursion, for a page may nest deeper than the stack.
/// </summary>
/// <param name="root">Where it begins; it never leaves this tree.</param>
internal sealed class TreeWalk(INode root)
{
    private readonly Stack<int> way = new();

    /// <summary>The node that it stands on.</summary>
    internal INode Node { get; private set; } = root;

    /// <summary>How many nodes stand around it.</summary>
    internal int Depth => way.Count;

    /// <summary>Goes to the first child; false where there is none.</summary>
    internal bool Down()
    {
        if (Node.FirstChild is not { } child)
            return false;
        way.Push(0);
        Node = child;
        return true;
    }

    /// <summary>Goes to the next sibling; false where there is none.</summary>
    internal bool Next()
    {
        if (way.Count == 0 || Node.Parent is not { } parent || way.Peek() + 1 >= parent.ChildNodes.Length)
            return false;
        way.Push(way.Pop() + 1);
        Node = parent.ChildNodes[way.Peek()];
        return true;
    }

    /// <summary>Goes to the parent; false at the root.</summary>
    internal bool Up()
    {
        if (!way.TryPop(out _))
            return false;
        Node = Node.Parent!;
        return true;
    }

    /// <summary>Goes to the next node in reading order; false where this is the last.</summary>
    internal bool Onward()
    {
        if (Down())
            return true;
        do
        {
            if (Next())
                return true;
        }
        while (Up());
        return false;
    }
}
