# Every target is one `python -m lessons_lib` command, so that the same works without make.
# Only `lock` is make's own: it needs uv, and only who changes the dependencies needs it.

.DEFAULT_GOAL := help
# Where it is set, Python does not look into this folder, and so does not find the commands.
unexport PYTHONSAFEPATH
.PHONY: help lab coach reset doctor test browser site test-site notebooks lesson bench clean lock \
	fuzz mutate coverage test-oldest test-newest

# The first Python that is new enough; `make PYTHON=/path/to/python lab` names another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; \
	done)
RUN = $(or $(PYTHON),$(error No Python 3.11 or newer was found. Install one from python.org or your system, then run make again)) -m lessons_lib

help:       ## list the commands
	@$(RUN) --help

lab:        ## open the lessons in JupyterLab
	@$(RUN) lab $(ARGS)

coach:      ## open the coach's board
	@$(RUN) coach $(ARGS)

reset:      ## restore one lesson: make reset LESSON=06
	@$(RUN) reset $(LESSON)

doctor:     ## check this machine
	@$(RUN) doctor

test:       ## every check except those in a browser
	@$(RUN) test $(ARGS)

browser:    ## the tests in a real browser
	@$(RUN) browser $(ARGS)

site:       ## build the live pages and open them
	@$(RUN) site $(ARGS)

test-site:  ## build the live pages and test them in a real browser
	@$(RUN) test-site $(ARGS)

fuzz:       ## hand in odd things everywhere: make fuzz ARGS=5000
	@$(RUN) fuzz $(ARGS)

mutate:     ## change the science in one place at a time and see whether a test notices
	@$(RUN) mutate $(ARGS)

coverage:   ## count the lines and branches that the tests run
	@$(RUN) coverage $(ARGS)

test-oldest: ## run the tests with the oldest versions that are allowed
	@$(RUN) test-oldest $(ARGS)

test-newest: ## run the tests with the newest versions there are
	@$(RUN) test-newest $(ARGS)

notebooks:  ## build the notebooks from their source
	@$(RUN) notebooks $(ARGS)

lesson:     ## begin a new lesson: make lesson NUMBER=14 NAME=why_does_it_matter
	@$(RUN) lesson $(NUMBER) $(NAME)

bench:      ## measure size and speed
	@$(RUN) bench $(ARGS)

clean:      ## remove .venv and the caches; my_lessons/ stays
	@$(RUN) clean

# Two files for every system and every Python from 3.11: what running needs, and that with the tools for
# tests, at the same versions. `make lock ARGS=--upgrade` renews them. Extras stay in them: an older pip takes a
# package with an extra for one that is not pinned, once a newer version of it is out.
COMPILE = uv pip compile --universal --generate-hashes --fork-strategy fewest \
	--no-annotate --no-emit-index-url --no-emit-find-links --no-strip-extras \
	--custom-compile-command "make lock" --quiet pyproject.toml --extra install

lock:       ## write both locks anew from pyproject.toml
	$(COMPILE) $(ARGS) -o requirements.txt
	$(COMPILE) $(ARGS) --extra test --constraints requirements.txt -o requirements-test.txt
