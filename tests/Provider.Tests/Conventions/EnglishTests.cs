namespace AtlasBackup.Provider.Tests.Conventions;

public sealed class EnglishTests
{
    private const string Table = "tests/Provider.Tests/Conventions/ForbiddenPhrase.cs";
    private const string Tests = "tests/Provider.Tests/Conventions/EnglishTests.cs";

    private static readonly string[] Binary = [".png", ".nupkg", ".user"];

    public static TheoryData<string> Examples => [.. ForbiddenPhrase.All.Select(phrase => phrase.Example)];

    [Fact]
    public void Has_no_forbidden_phrase_in_any_file()
    {
        var places =
            from path in Repository.Files(".", "")
            where path is not (Table or Tests) && !Binary.Contains(Path.GetExtension(path))
            let text = Repository.Read(path)
            from phrase in ForbiddenPhrase.All
            from place in phrase.FindIn(path, text)
            select place;

        // Assert.Empty would show the first few only, and cut them short.
        var found = string.Join('\n', places);
        Assert.True(found.Length == 0, found);
    }

    [Fact]
    public void Reads_every_kind_of_file_that_people_read()
    {
        string[] read = ["schema.json", "README.md", "Makefile", ".editorconfig", "docs/_index.md", "packaging/dist"];

        Assert.Subset(Repository.Files(".", "").ToHashSet(), read.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Finds_each_forbidden_phrase_in_its_example(string example)
    {
        var phrase = ForbiddenPhrase.All.Single(one => one.Example == example);

        Assert.NotEmpty(phrase.FindIn("file", example));
    }

    [Fact]
    public void Finds_a_phrase_that_continues_on_the_next_line_of_a_comment()
    {
        const string text = "code\n// is no way\n// back\n";

        var found = ForbiddenPhrase.All.SelectMany(phrase => phrase.FindIn("a.cs", text));

        Assert.Equal(["a.cs:2: 'way\n// back': say 'can be restored'"], found);
    }

    [Fact]
    public void Finds_a_phrase_in_the_name_of_a_test()
    {
        const string text = "void Escapes_what_stands_in_a_query()";

        var found = ForbiddenPhrase.All.SelectMany(phrase => phrase.FindIn("a.cs", text));

        Assert.Equal(["a.cs:1: 'stands_in': say 'is in, belongs to'"], found);
    }

    [Theory]
    [InlineData("a stand-in for the engine")]
    [InlineData("the fake stands in for the network")]
    [InlineData("room for a value")]
    [InlineData("there is room for more")]
    [InlineData("in the background")]
    [InlineData("indoors, household, bedroom")]
    [InlineData("a service account without it is refused")]
    [InlineData("read back, going back")]
    public void Allows_plain_words_that_look_alike(string text)
    {
        Assert.DoesNotContain(ForbiddenPhrase.All, phrase => phrase.FindIn("file", text).Any());
    }
}
