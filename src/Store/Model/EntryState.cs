namespace StreamSubjectivity.Store.Model;

internal enum EntryState
{
    Waiting,
    Done,
    Rejected,
}
