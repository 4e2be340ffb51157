namespace StreamSubjectivity.Classifier.Shots;

/// <summary>How shots are chosen.</summary>
public enum ShotChoice
{
    /// <summary>As many of each label, by seed; the same for all sentences.</summary>
    Balanced,

    /// <summary>Any, by seed; the same for all sentences.</summary>
    Random,

    /// <summary>The ones that the model's state is most alike on, for each sentence its own: no shared prefix beyond the instruction.</summary>
    Nearest,
}
